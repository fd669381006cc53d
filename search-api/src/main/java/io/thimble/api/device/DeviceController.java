package io.thimble.api.device;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.thimble.hw.device.Devices;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/devices}. */
@RestController
@Tag(name = "devices")
class DeviceController {
  /** All boards. */
  record DevicesJson(List<DeviceJson> devices) {}

  @GetMapping("/api/v1/devices")
  @Operation(operationId = "listDevices", summary = "The boards of the catalogue")
  DevicesJson list() {
    return new DevicesJson(Devices.catalogue().stream().map(DeviceJson::of).toList());
  }
}
