package io.thimble.db.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  @Test
  void everySettingHasANameOfItsOwnAndASentence() {
    assertThat(Catalogue.all()).extracting(Setting::name).doesNotHaveDuplicates();
    assertThat(Catalogue.all())
        .allSatisfy(
            setting -> {
              assertThat(setting.name()).matches("THIMBLE(_[A-Z0-9]+)+");
              assertThat(setting.meaning()).hasSizeGreaterThan(5).doesNotEndWith(".");
              assertThat(setting.programs()).isNotEmpty();
            });
  }

  @Test
  void defaultsArePossibleValues() {
    assertThat(Catalogue.all())
        .filteredOn(setting -> !setting.fallback().isEmpty())
        .allMatch(setting -> setting.form().admits().test(setting.fallback()));
  }

  @Test
  void everyProgramStartsWithNothingGiven() {
    assertThat(EnumSet.allOf(ReadBy.class))
        .allSatisfy(
            program ->
                assertThatCode(() -> GivenSettings.of(program, Map.of()).properties())
                    .doesNotThrowAnyException());
  }

  @Test
  void blankStandsForNone() {
    var blank = new HashMap<String, String>();
    Catalogue.all().forEach(setting -> blank.put(setting.name(), " "));

    assertThat(EnumSet.allOf(ReadBy.class))
        .allSatisfy(
            program ->
                assertThat(GivenSettings.of(program, blank).properties())
                    .isEqualTo(GivenSettings.of(program, Map.of()).properties()));
  }
}
