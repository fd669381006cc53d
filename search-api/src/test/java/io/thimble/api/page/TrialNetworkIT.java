package io.thimble.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Preset;
import io.thimble.hw.space.Presets;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page shows of a trial's network: its layers, its memory, and what it costs where. */
@ExtendWith(RunningApi.Extension.class)
@Timeout(120)
final class TrialNetworkIT extends BrowserTest {
  private static final int WIDE = 1280;

  private final RunningApi api;

  TrialNetworkIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void networkIsDrawnLayerByLayer() {
    var page = open(scored("drawn"), 0, "", WIDE);

    var layers = page.locator("svg.network .layer");
    assertThat(layers).hasCount(13);
    assertThat(layers.first()).containsText("Input: MFCC");
    assertThat(layers.nth(1)).containsText("Convolution 10 × 4");
    assertThat(layers.nth(1)).containsText("64 filters, every 2 × 2, ReLU");
    assertThat(layers.nth(1)).containsText("25 × 5 × 64");
    assertThat(layers.nth(1)).containsText("320 k, 12.0 %");
    assertThat(layers.last()).containsText("Softmax");
    double first = width(layers.nth(1).locator(".front"));
    assertThat(width(layers.nth(10).locator(".front")))
        .as("64 channels are as long after the average as before")
        .isEqualTo(first);
    assertThat(width(layers.nth(11).locator(".front"))).isLessThan(first / 5);
    assertQuiet();
  }

  @Test
  void loopsOfARecurrentNetworkAreOneLayerWithAllTheirWeights() {
    var search = SeededSearch.running(api.stores(), "recurrent");
    search.propose(0, Presets.named("gru-s"));
    var page = open(search, 0, "", WIDE);

    assertThat(page.locator("svg.network .layer").nth(1)).containsText("GRU");
    assertThat(page.locator("svg.network .layer").nth(1)).containsText("kB");
    assertThat(page.locator(".panel .buffer.loop").first()).isVisible();
    assertThat(page.locator("[data-part=memory] .legend")).containsText("inside a loop");
    assertQuiet();
  }

  @Test
  void greedyPlanStandsBesideTheOneThatTheFileBrings() {
    var search = SeededSearch.running(api.stores(), "planned");
    search.propose(0, planned());
    var page = open(search, 0, "", WIDE);

    var memory = page.locator("[data-part=memory]");
    assertThat(memory).containsText("The file brings a plan of ours along");
    assertThat(memory.locator(".panel[data-plan=greedy]")).containsText("peak 5,216 B");
    assertThat(memory.locator(".panel[data-plan=ours]")).containsText("peak 4,384 B");
    assertThat(memory.locator(".panel[data-plan=greedy] .buffer"))
        .hasCount(memory.locator(".panel[data-plan=ours] .buffer").count());
    double greedy = top(memory.locator(".panel[data-plan=greedy] line.peak"));
    assertThat(top(memory.locator(".panel[data-plan=ours] line.peak")))
        .as("both on one scale")
        .isGreaterThan(greedy + 10);
    assertQuiet();
  }

  @Test
  void buffersAreToldByKeyboardAndKernelsAreChosenInTheAddress() {
    var page = open(scored("by keyboard"), 0, "", WIDE);
    var memory = page.locator("[data-part=memory]");
    assertThat(memory).containsText("22,752 B");
    assertThat(memory.locator("svg.arena")).containsText("inputs and outputs: 128 B");

    memory.locator(".panel[data-plan=ours] .buffers").focus();
    assertThat(memory.locator(".told")).containsText("tensor 0: 496 B at offset 8,000");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    assertThat(memory.locator(".panel[data-plan=ours] .buffer[aria-selected=true]")).hasCount(1);
    assertThat(memory.locator(".told")).containsText("scratch 0 of operator 0: 160 B");

    memory.getByText("Reference kernels").click();
    assertThat(page).hasURL(Pattern.compile(".*kernels=reference.*"));
    assertThat(memory).containsText("22,688 B");
    assertThat(memory.locator(".buffer.scratch")).hasCount(0);
    assertQuiet();
  }

  @Test
  void boardsAreSortedAndThoseThatLackMemoryLeftOut() {
    var page = open(scored("boards"), 0, "?boards=latency", WIDE);
    var rows = page.locator(".boards tbody tr");
    assertThat(rows).hasCount(35);
    assertThat(page.locator("tr[data-device=nucleo-l031k6]")).containsText("too small");
    assertThat(page.locator("tr[data-device=nucleo-f446re]")).containsText("this search’s");
    assertThat(page.locator(".boards th[aria-sort=ascending]")).hasText("Latency");
    assertThat(rows.first()).containsText("ms");

    page.locator(".boards th button", hasText("Board")).click();
    assertThat(page.locator(".boards th[aria-sort=ascending]")).hasText("Board");
    page.getByLabel("only boards that it fits").check();
    assertThat(page.locator("tr.lacks")).hasCount(0);
    assertThat(page.locator("[data-part=costs]")).containsText("of 35 boards");
    assertQuiet();
  }

  private SeededSearch scored(String name) {
    var search = SeededSearch.running(api.stores(), name);
    search.propose(0, Presets.named("ds-cnn-s"));
    var attempt = search.begin(0);
    search.learn(attempt);
    search.score(attempt, 352);
    return search;
  }

  /** One of which the runtime's own plan is not the best. */
  private static Preset planned() {
    var decisions = Presets.named("ds-cnn-s").decisions();
    var values = new TreeMap<>(decisions.values());
    values.put("block1_filters", 84);
    values.put("block2_filters", 56);
    values.put("block3_filters", 84);
    values.put("block4_filters", 84);
    values.put("conv_filters", 32);
    values.put("conv_kernel_frequency", 3);
    values.put("fe_coefficients", 8);
    values.put("first_block_stride", 2);
    return new Preset("planned", new Decisions(decisions.family(), values));
  }

  private Page open(SeededSearch search, int trial, String query, int width) {
    var page = chromium.page(width, 900);
    page.navigate(
        "%s/#/searches/%s/trials/%d%s".formatted(api.address(), search.id(), trial, query));
    page.locator("svg.network").first().waitFor();
    return page;
  }

  private static double width(Locator element) {
    return element.boundingBox().width;
  }

  private static double top(Locator element) {
    return element.boundingBox().y;
  }

  private void assertQuiet() {
    assertThat(chromium.complaints()).isEmpty();
    assertThat(chromium.hosts()).containsExactly("127.0.0.1");
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
