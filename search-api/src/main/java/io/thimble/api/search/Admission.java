package io.thimble.api.search;

import io.thimble.api.dataset.Imports;
import io.thimble.api.error.ApiException;
import io.thimble.api.error.FieldError;
import io.thimble.api.error.ProblemType;
import io.thimble.db.dataset.DatasetStore;
import io.thimble.db.dataset.StoredDataset;
import io.thimble.hw.budget.Feasibility;
import io.thimble.hw.budget.Limit;
import io.thimble.hw.search.InvalidSpecException;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.SearchSpecJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides whether a posted spec becomes a search. Whatever would make it fail later is found here:
 * the spec itself, the data set and its words, the searches to learn from, and a budget that admits
 * no network at all.
 */
@Component
class Admission {
  private static final int FEWEST_KEYWORDS = 2;
  private static final int WORDS_SHOWN = 20;

  private final DatasetStore datasets;
  private final Imports imports;
  private final WarmStarts warmStarts;
  private final Certificates certificates;
  private final FeasibilityView view;
  private final JsonMapper mapper;

  Admission(
      DatasetStore datasets,
      Imports imports,
      WarmStarts warmStarts,
      Certificates certificates,
      FeasibilityView view,
      JsonMapper mapper) {
    this.datasets = datasets;
    this.imports = imports;
    this.warmStarts = warmStarts;
    this.certificates = certificates;
    this.view = view;
    this.mapper = mapper;
  }

  /**
   * What a search can be made of.
   *
   * @throws ApiException with every reason why no search can be made of it
   */
  Admitted admit(String json) {
    var valid = valid(json);
    requireFeasible(valid.spec());
    return valid;
  }

  /**
   * The same, whether anything fits its budget or not.
   *
   * @throws ApiException with every other reason why no search can be made of it
   */
  Admitted valid(String json) {
    var spec = read(json);
    // What is looked at after this may be another of the same name; then the post is refused.
    var imported = imports.listed(spec.dataset());
    var dataset = usable(spec);
    warmStarts.require(spec);
    var admitted =
        mapper.readTree(json).has("keywords")
            ? withKnownKeywords(spec, dataset)
            : withDefaultKeywords(spec, dataset);
    return new Admitted(admitted, imported);
  }

  private static SearchSpec read(String json) {
    try {
      return SearchSpecJson.read(json);
    } catch (InvalidSpecException e) {
      throw ApiException.ofFields(
          ProblemType.INVALID_SPEC,
          e.problems().stream()
              .map(problem -> new FieldError(problem.field(), problem.value(), problem.message()))
              .toList());
    }
  }

  private StoredDataset usable(SearchSpec spec) {
    var dataset =
        datasets
            .find(spec.dataset())
            .filter(found -> !imports.hides(found.name()))
            .orElseThrow(
                () ->
                    ApiException.ofField(
                        ProblemType.UNKNOWN_DATASET,
                        "dataset",
                        spec.dataset(),
                        "No worker sees the data set (%s). Maybe %s."
                            .formatted(spec.dataset(), known())));
    var problem = dataset.problem();
    if (problem != null) {
      throw ApiException.ofField(ProblemType.UNUSABLE_DATASET, "dataset", spec.dataset(), problem);
    }
    return dataset;
  }

  private String known() {
    var names = imports.shown(datasets.list()).stream().map(StoredDataset::name).toList();
    return names.isEmpty() ? "no worker is running yet" : "use one of: " + String.join(", ", names);
  }

  private static SearchSpec withKnownKeywords(SearchSpec spec, StoredDataset dataset) {
    var unknown = spec.keywords().stream().filter(keyword -> !has(dataset, keyword)).toList();
    if (!unknown.isEmpty()) {
      throw ApiException.ofField(
          ProblemType.UNKNOWN_KEYWORDS,
          "keywords",
          unknown,
          "The data set %s does not have the keywords (%s). Maybe use some of: %s."
              .formatted(dataset.name(), String.join(", ", unknown), words(dataset)));
    }
    return spec;
  }

  private static SearchSpec withDefaultKeywords(SearchSpec spec, StoredDataset dataset) {
    var kept = spec.keywords().stream().filter(keyword -> has(dataset, keyword)).toList();
    if (kept.size() < FEWEST_KEYWORDS) {
      throw ApiException.ofField(
          ProblemType.UNKNOWN_KEYWORDS,
          "keywords",
          spec.keywords(),
          "The data set %s has fewer than %d of the default keywords (%s). Maybe name keywords among: %s."
              .formatted(
                  dataset.name(),
                  FEWEST_KEYWORDS,
                  String.join(", ", spec.keywords()),
                  words(dataset)));
    }
    return spec.withKeywords(kept);
  }

  private static boolean has(StoredDataset dataset, String keyword) {
    return dataset.anyWords() || dataset.words().getOrDefault(keyword, 0) > 0;
  }

  private static String words(StoredDataset dataset) {
    return dataset.wordsByClips().stream().limit(WORDS_SHOWN).collect(Collectors.joining(", "));
  }

  /** A question that was given up is no reason to refuse: trials will tell. */
  private void requireFeasible(SearchSpec spec) {
    switch (certificates.of(spec)) {
      case Feasibility.Admits _, Feasibility.Undecided _ -> {}
      case Feasibility.Nothing nothing ->
          throw new ApiException(
              ProblemType.NOTHING_FITS,
              nothing.sentence(),
              errors(nothing),
              details(spec, nothing));
    }
  }

  /** What the page and scripts go on with. */
  private Map<String, Object> details(SearchSpec spec, Feasibility.Nothing nothing) {
    var limits = nothing.relaxations().stream().map(LimitAnswer::of).toList();
    var nearest = view.nearest(spec, nothing);
    return nearest == null
        ? Map.of("limits", limits)
        : Map.of("limits", limits, "nearest", nearest);
  }

  /** The limits of which one is to be raised; where none alone would do, those together. */
  private static List<FieldError> errors(Feasibility.Nothing nothing) {
    var alone =
        nothing.relaxations().stream()
            .filter(relaxation -> relaxation.smallest().isPresent())
            .map(
                relaxation ->
                    error(
                        relaxation.limit(),
                        relaxation.allowed(),
                        relaxation.smallest().getAsDouble(),
                        "The smallest network needs"))
            .toList();
    return alone.isEmpty()
        ? nothing.violations().stream()
            .map(
                violation ->
                    error(
                        violation.limit(),
                        violation.allowed(),
                        violation.actual(),
                        "The nearest network needs"))
            .toList()
        : alone;
  }

  private static FieldError error(Limit limit, double allowed, double needed, String who) {
    return new FieldError(
        limit.label(),
        allowed,
        "%s %.0f %s. Maybe allow that much.".formatted(who, Math.ceil(needed), limit.unit()));
  }
}
