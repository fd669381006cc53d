package io.thimble.api.cli;

import java.util.Map;
import picocli.CommandLine.Command;

/** Lists the boards that Thimble knows. */
@Command(name = "devices", description = "List the boards that a spec may name.")
final class DevicesCommand extends ClientCommand {
  DevicesCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    var answer = client.getText("/devices");
    if (json()) {
      terminal().print(answer);
      return ExitCodes.FINE;
    }
    var table = Table.of("<device", "<name", "<core", ">MHz", ">flash B", ">SRAM B");
    client
        .read(answer, Answers.Devices.class)
        .devices()
        .forEach(
            device ->
                table.row(
                    device.id(),
                    device.name(),
                    device.core(),
                    Words.count(Math.round(device.clockMegahertz())),
                    Words.count(device.flashBytes()),
                    Words.count(device.sramBytes())));
    table.print(terminal());
    return ExitCodes.FINE;
  }
}
