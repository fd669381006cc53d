package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.training.Augmentation;
import io.thimble.hw.training.Recipe;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.data.Standardisation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final FrontEnd FRONT_END = FrontEnd.mfcc(2, 100, 100);
  private static final int VALUES = FRONT_END.values();

  @Test
  void classWithAStockGivesEachEpochOthers() {
    var data = new Numbered(new int[] {30, 100, 30}, 1, 25);
    var batches = batches(data, recipe(16, 0, Augmentation.NONE));
    var seen = new HashSet<Integer>();

    for (int epoch = 1; epoch <= 20; epoch++) {
      var clips = clips(batches, epoch);
      assertThat(clips).as("epoch %d", epoch).hasSize(85).doesNotHaveDuplicates();
      assertThat(clips.stream().filter(clip -> data.labels[clip] == 1)).hasSize(25);
      assertThat(clips.stream().filter(clip -> data.labels[clip] == 0)).hasSize(30);
      seen.addAll(clips);
    }

    assertThat(batches.clips()).isEqualTo(85);
    assertThat(seen).hasSize(160);
  }

  @Test
  void epochFollowsFromItsNumberAndTheSeedAlone() {
    var data = new Numbered(new int[] {30, 100, 30}, 1, 25);
    var recipe = recipe(16, 0.2, new Augmentation(500, 0, 0, 0, 0, 1, 200, 1, 0.5));
    var one = batches(data, recipe);
    var other = batches(data, recipe);
    everything(one, 1);

    assertThat(everything(one, 2)).isEqualTo(everything(other, 2));
    assertThat(everything(one, 3)).isNotEqualTo(everything(other, 2));
  }

  @Test
  void mixedClipsWantWhatTheyAreMixedOf() {
    var data = new Numbered(new int[] {40, 40, 40}, 1, Integer.MAX_VALUE);
    var batches = batches(data, recipe(15, 0.4, Augmentation.NONE));
    var shares = new ArrayList<Double>();

    batches.begin(1);
    double sum = 0;
    for (int batch = 0; batch < batches.count(); batch++) {
      batches.load(batch);
      var wanted = batches.wanted().asFloatBuffer();
      var features = batches.features().asFloatBuffer();
      for (int clip = 0; clip < batches.size(batch); clip++) {
        double all = 0;
        double word = 0;
        for (int label = 0; label < 3; label++) {
          double share = wanted.get();
          all += share;
          word += share * label;
          shares.add(share);
        }
        assertThat(all).isCloseTo(1, within(1e-6));
        // The second coefficient is the clip's label.
        assertThat((double) features.get(clip * VALUES + 1)).isCloseTo(word, within(1e-5));
        sum += features.get(clip * VALUES);
      }
    }
    assertThat(sum).as("pairs keep their sum").isCloseTo(119 * 120 / 2, within(0.05));
    assertThat(shares).anyMatch(share -> share > 0.1 && share < 0.9);
  }

  private static Batches batches(LearningData data, Recipe recipe) {
    var settings = new TrainingSettings(20, 7, recipe, List.of());
    return new Batches(data, Standardisation.none(2), settings);
  }

  private static Recipe recipe(int batchSize, double mixup, Augmentation augmentation) {
    var usual = Recipe.DEFAULT;
    return new Recipe(
        usual.optimizer(),
        usual.decay(),
        usual.warmUp(),
        batchSize,
        usual.learningRate(),
        usual.highestGradientNorm(),
        usual.weightDecay(),
        usual.labelSmoothing(),
        usual.dropout(),
        mixup,
        augmentation);
  }

  private static List<Integer> clips(Batches batches, int epoch) {
    return everything(batches, epoch).stream().map(clip -> (int) (float) clip.getFirst()).toList();
  }

  private static List<List<Float>> everything(Batches batches, int epoch) {
    var clips = new ArrayList<List<Float>>();
    batches.begin(epoch);
    for (int batch = 0; batch < batches.count(); batch++) {
      batches.load(batch);
      var features = batches.features().asFloatBuffer();
      var wanted = batches.wanted().asFloatBuffer();
      for (int clip = 0; clip < batches.size(batch); clip++) {
        var values = new ArrayList<Float>();
        IntStream.range(0, VALUES).forEach(_ -> values.add(features.get()));
        IntStream.range(0, batches.classes()).forEach(_ -> values.add(wanted.get()));
        clips.add(values);
      }
    }
    return clips;
  }

  /** Clips whose first coefficient is their number and whose second is their label. */
  private static final class Numbered implements LearningData {
    private final int[] labels;
    private final int limited;
    private final int most;

    Numbered(int[] counts, int limited, int most) {
      labels =
          IntStream.range(0, counts.length)
              .flatMap(label -> IntStream.generate(() -> label).limit(counts[label]))
              .toArray();
      this.limited = limited;
      this.most = most;
    }

    @Override
    public List<String> labels() {
      return List.of("silence", "unknown", "yes");
    }

    @Override
    public int variants() {
      return 2;
    }

    @Override
    public FeatureSet training(int variant) {
      var values = new float[labels.length * VALUES];
      for (int i = 0; i < values.length; i++) {
        int clip = i / VALUES;
        values[i] = i % 2 == 0 ? clip : labels[clip];
      }
      return new FeatureSet(FRONT_END, values, labels, Collections.nCopies(labels.length, "clip"));
    }

    @Override
    public int mostPerEpoch(int label) {
      return label == limited ? most : Integer.MAX_VALUE;
    }

    @Override
    public FeatureSet validation() {
      return training(0);
    }

    @Override
    public FeatureSet testing() {
      return training(0);
    }
  }
}
