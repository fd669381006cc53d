package io.thimble.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.api.SeededSearch;
import io.thimble.hw.search.SearchSpecJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A new search, from an empty form to a posted spec. */
@ExtendWith(RunningApi.Extension.class)
@Timeout(120)
final class CreateIT extends BrowserTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SPOKEN = "/#/new?dataset=" + Samples.SPOKEN;

  private final RunningApi api;

  CreateIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void formIsFilledInAndPostedByKeyboard() {
    var page = open(SPOKEN);
    assertThat(headline(page)).containsText("of the space fits");
    page.getByText("None", new Page.GetByTextOptions().setExact(true)).focus();
    page.keyboard().press("Enter");
    assertThat(headline(page)).containsText("First something has to be put right");
    assertThat(page.locator("[data-field=keywords] .wrong")).containsText("Fewer than two words");
    page.getByLabel("Another word").focus();
    page.keyboard().type("lamp");
    page.keyboard().press("Enter");
    page.keyboard().type("turn left, door");
    page.keyboard().press("Enter");
    assertThat(page.locator(".chips li")).hasCount(3);
    page.keyboard().press("Backspace");
    assertThat(page.locator(".chips li")).hasCount(2);
    page.getByLabel("Flash, by slider").focus();
    page.keyboard().press("ArrowLeft");
    assertThat(page.getByLabel("Flash in bytes")).hasValue("77600");
    assertThat(page.getByLabel("Flash, by slider")).hasAttribute("aria-valuetext", "77.6 kB");
    page.getByLabel("Limit Operations").focus();
    page.keyboard().press("Space");
    assertThat(page.getByLabel("Operations in operations")).hasValue("6000000");
    page.getByLabel("Trials").fill("3");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("New search");

    button(page, "Post this search").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("lamp, turn left in 77.6 kB flash, 40 kB SRAM");

    var spec = posted(page);
    assertThat(spec.path("keywords").toString()).isEqualTo("[\"lamp\",\"turn left\"]");
    assertThat(spec.path("budget").toString())
        .isEqualTo("{\"flashBytes\":77600,\"sramBytes\":40000,\"opsPerInference\":6000000}");
    assertThat(spec.path("trials").asInt()).isEqualTo(3);
    assertQuiet();
  }

  @Test
  void wordsOfADataSetAreChosenByClips() {
    var page = open("/#/new?dataset=" + Samples.WORDS);
    assertThat(page.locator(".words label").first()).hasText(Pattern.compile("marvin.*106.*"));
    assertThat(page.locator(".words :checked")).hasCount(5);
    assertThat(json(page).has("keywords")).isFalse();

    page.getByLabel("marvin").check();
    page.getByLabel("yes").uncheck();
    assertThat(json(page).path("keywords").toString())
        .isEqualTo("[\"no\",\"left\",\"stop\",\"go\",\"marvin\"]");
    page.getByLabel("Data set").selectOption(Samples.COLOURS);
    assertThat(page.locator(".words :checked")).hasCount(2);
    assertQuiet();
  }

  @Test
  void nothingFitsUntilTheNearestBudgetIsTaken() {
    var page = open(SPOKEN + "&flash=1000&sram=1000");
    assertThat(headline(page)).hasText("Nothing fits.");
    assertThat(page.locator(".fit .notice")).containsText("No network of these families fits");
    assertThat(page.locator(".fit .notice")).containsText("Maybe raise budget.flashBytes to");

    page.getByRole(AriaRole.BUTTON, named(Pattern.compile("^Take .* flash and .* SRAM"))).focus();
    page.keyboard().press("Enter");

    assertThat(headline(page)).containsText("of the space fits");
    assertThat(headline(page)).not().hasText(Pattern.compile("^0 %.*"));
    assertThat(headline(page)).isFocused();
    assertThat(page.locator(".extremes")).containsText("Smallest");
    assertThat(page.locator(".shares tr")).hasCount(7);
    button(page, "Post this search").click();
    assertThat(page.locator(".title .pill")).hasText("queued");
    assertThat(posted(page).path("budget").path("flashBytes").asLong()).isGreaterThan(1000);
    assertQuiet();
  }

  @Test
  void boardThatIsTooSmallIsExchanged() {
    var page = open(SPOKEN + "&device=arduino-uno");
    assertThat(page.locator(".fit .notice")).containsText("Maybe choose a larger device");
    assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(1280);
    page.setViewportSize(390, 900);
    assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);

    page.locator(".other-boards button").first().click();

    assertThat(headline(page)).containsText("of the space fits");
    assertThat(page.getByLabel("Board")).not().hasValue("arduino-uno");
    assertThat(page.getByLabel("Latency in milliseconds")).isVisible();
    assertQuiet();
  }

  @Test
  void linkGivesTheSameForm() {
    var page = open(SPOKEN);
    page.getByLabel("Board").selectOption("sparkfun-edge");
    page.getByLabel("Limit Flash").uncheck();
    page.getByLabel("Limit SRAM").uncheck();
    page.getByLabel("Energy in microjoules").fill("200");
    page.getByText("More settings").click();
    page.getByLabel("Rungs").fill("3, 9");
    page.getByLabel("DNN", exact()).uncheck();
    page.locator("[value=energy]").check();
    page.locator("[name=quantization][value=qat]").check();
    page.getByLabel("Name").fill("it's \"a\" $HOME & more, 100 %");
    var before = json(page);
    page.waitForURL(url -> url.contains("more%2C+100"));

    var again = chromium.page(1280, 900);
    again.navigate(page.url());
    again.locator("form.new").waitFor();

    assertThat(again.getByLabel("Energy in microjoules")).hasValue("200");
    assertThat(json(again)).isEqualTo(before);
    assertThat(before.path("training").toString())
        .isEqualTo("{\"quantization\":[\"ptq\",\"qat\"],\"rungs\":[3,9]}");
    assertThat(before.path("budget").toString()).isEqualTo("{\"energyMicrojoules\":200}");
    assertQuiet();
  }

  @Test
  void cloneKeepsAllThatTheSearchHas() {
    var original =
        SeededSearch.ofSpec(
            api.stores(),
            """
            {"name": "to be cloned", "dataset": "words", "keywords": ["stop", "go"],
             "device": "sparkfun-edge",
             "budget": {"flashBytes": 81234, "latencyMillis": 99.5, "energyMicrojoules": 900},
             "families": ["ds-cnn", "dnn"], "strategy": "genetic", "trials": 12,
             "objectives": ["error", "latency"], "maxDuration": "PT1H30M5S", "parallelism": 3,
             "training": {"epochs": 9, "quantization": "int16", "rungs": [2, 4], "reduction": 2,
               "audit": 0.25, "finalistSeeds": 2, "dropout": 0.1,
               "augmentation": {"shiftMillis": 50}},
             "seed": 7}
            """);
    var page = open("/#/");
    page.getByRole(AriaRole.BUTTON, named(Pattern.compile("Actions: to be cloned"))).click();
    page.getByRole(AriaRole.MENUITEM, named(Pattern.compile("Clone"))).click();
    assertThat(page.getByLabel("Name")).hasValue("to be cloned (again)");

    var spec = SearchSpecJson.read(json(page).toString());

    var expected = api.stores().searches().find(original.id()).orElseThrow().spec();
    assertThat(SearchSpecJson.write(spec).replace(" (again)", ""))
        .isEqualTo(SearchSpecJson.write(expected));
    assertThat(page.locator(".kept")).containsText("dropout, augmentation");
    assertQuiet();
  }

  @Test
  void pageAndServerHaveTheSameDefaults() {
    var page = open(SPOKEN);
    var defaults =
        (String)
            Objects.requireNonNull(
                page.evaluate(
                    "async () => JSON.stringify((await"
                        + " import('/js/create/options.js')).DEFAULTS)"));
    var said =
        JSON.createObjectNode().put("dataset", Samples.SPOKEN).put("device", "nucleo-f446re");
    var unsaid = SearchSpecJson.write(SearchSpecJson.read(said.toString()));
    JSON.readTree(defaults).forEachEntry(said::set);
    assertThat(SearchSpecJson.write(SearchSpecJson.read(said.toString()))).isEqualTo(unsaid);
    assertThat(said).hasSizeGreaterThan(8);
  }

  @Test
  void whatIsWrongIsToldAtItsFieldAndNothingTypedIsLost() {
    var page = open(SPOKEN + "&trials=99999&name=kept");
    var trials = page.getByLabel("Trials");
    assertThat(trials).hasAttribute("aria-invalid", "true");
    assertThat(trials).hasAccessibleDescription(Pattern.compile(".*out of range. Maybe use.*"));
    page.getByText("More settings").click();
    page.getByLabel("Epochs").fill("0");

    button(page, "Post this search").click();

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("2 things are wrong");
    assertThat(page.locator("[data-field='training.epochs'] .wrong")).containsText("(0)");
    assertThat(trials).isFocused();
    assertThat(trials).hasValue("99999");
    assertThat(page.getByLabel("Name")).hasValue("kept");
    trials.fill("4");
    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    assertThat(trials).not().hasAttribute("aria-invalid", "true");
  }

  @Test
  void commandsSurviveAShellWhateverTheNameIs() throws IOException, InterruptedException {
    var page = open(SPOKEN);
    page.getByLabel("Name").fill("it's \"a\" $HOME `id` \\ & more");
    var json = json(page);

    page.getByText("curl", new Page.GetByTextOptions().setExact(true)).click();
    var curl = preformatted(page).innerText();
    assertThat(curl).contains(api.address() + "/api/v1/searches");
    assertThat(JSON.readTree(shell(curl.replaceFirst("(?s)^curl .*@- <<", "cat <<"))))
        .isEqualTo(json);
    page.locator(".choice label", new Page.LocatorOptions().setHasText("Command")).click();
    var command = preformatted(page).innerText();
    assertThat(command).endsWith("./thimble search -f spec.json --wait --server " + api.address());
    assertThat(
            JSON.readTree(
                shell(command.replace("cat > spec.json", "cat").replaceFirst("\n\\./.*$", ""))))
        .isEqualTo(json);
  }

  @Test
  void linkToNoSearchStillLeadsToAForm() {
    var page = open("/#/new?from=00000000-0000-0007-0000-000000000007&dataset=" + Samples.SPOKEN);

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot be had");
    assertThat(page.getByLabel("Data set")).hasValue(Samples.SPOKEN);
  }

  @Test
  void everybodyCanUseTheFormAndNothingIsCutOffOnAPhone() {
    var pages = new ArrayList<Page>();
    for (var width : new int[] {390, 1280}) {
      var page = chromium.page(width, 900);
      pages.add(page);
      page.navigate(api.address() + SPOKEN + "&device=nucleo-f446re");
      page.getByText("More settings").click();
      assertThat(headline(page)).containsText("of the space fits");
      assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    }
    assertQuiet();
    pages.forEach(page -> Axe.assertNoSeriousFault(page, "a new search at " + page.url()));
  }

  private Page open(String path) {
    var page = chromium.page(1280, 900);
    page.navigate(api.address() + path);
    if (path.contains("/new")) {
      page.locator("form.new").waitFor();
    }
    return page;
  }

  private void assertQuiet() {
    assertThat(chromium.complaints()).isEmpty();
    assertThat(chromium.hosts()).containsExactly("127.0.0.1");
  }

  private JsonNode posted(Page page) {
    var url = page.url();
    return RunningApi.json(api.get("/api/v1/searches/" + url.substring(url.lastIndexOf('/') + 1)))
        .path("spec");
  }

  private static JsonNode json(Page page) {
    return JSON.readTree(preformatted(page).innerText());
  }

  private static Locator preformatted(Page page) {
    return page.locator("[data-part=posting] pre");
  }

  private static Locator headline(Page page) {
    return page.locator(".headline");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Page.GetByRoleOptions named(Pattern name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static String shell(String script) throws IOException, InterruptedException {
    var process = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
