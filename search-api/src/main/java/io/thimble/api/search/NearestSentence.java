package io.thimble.api.search;

import io.thimble.hw.budget.Budget;
import io.thimble.hw.budget.Limit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which limits of a budget were raised. */
final class NearestSentence {
  private NearestSentence() {}

  static String of(Budget before, Budget after) {
    var raised = new ArrayList<String>();
    add(raised, Limit.FLASH, before.flashBytes(), after.flashBytes());
    add(raised, Limit.SRAM, before.sramBytes(), after.sramBytes());
    add(raised, Limit.OPS, before.opsPerInference(), after.opsPerInference());
    add(raised, Limit.LATENCY, before.latencyMillis(), after.latencyMillis());
    add(raised, Limit.ENERGY, before.energyMicrojoules(), after.energyMicrojoules());
    return "A network fits with %s.".formatted(String.join(" and ", raised));
  }

  private static void add(
      List<String> raised, Limit limit, @Nullable Number before, @Nullable Number after) {
    if (before != null && after != null && !before.equals(after)) {
      raised.add(
          "%s raised from %s to %s %s"
              .formatted(limit.label(), plain(before), plain(after), limit.unit()));
    }
  }

  private static String plain(Number number) {
    return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
  }
}
