package io.thimble.api.dataset;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A data set that a worker is to fetch: a known one, or an archive of this name at an address.
 *
 * @param name what specs will call it; a known one has its own, unless this is given
 * @param url where its archive is, http or https
 * @param sha256 of the archive
 * @param known the name of a known one, instead of address and digest
 */
record NewDataset(
    @Nullable String name, @Nullable String url, @Nullable String sha256, @Nullable String known) {
  private static final int LONGEST_URL = 2_000;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** What is to be fetched, checked. */
  record Checked(String name, String url, String sha256) {}

  Checked checked() {
    if (known == null) {
      return new Checked(DatasetNames.require(name), address(), Sha256Text.require(sha256));
    }
    if (url != null || sha256 != null) {
      throw ApiException.ofField(
          ProblemType.INVALID_DATASET,
          "known",
          known,
          "A known data set (%s) has its own address and digest. Maybe leave out url and sha256."
              .formatted(known));
    }
    var set = KnownDataset.require(known);
    return new Checked(
        name == null ? set.label() : DatasetNames.require(name), set.url(), set.sha256());
  }

  private String address() {
    if (url == null || url.length() > LONGEST_URL) {
      throw wrong("is missing or longer than %d letters".formatted(LONGEST_URL));
    }
    try {
      var uri = new URI(url);
      if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
        throw wrong("is not of http or https");
      }
      if (uri.getHost() == null || uri.getRawFragment() != null) {
        throw wrong("names no host, or a part of a page");
      }
      if (uri.getRawUserInfo() != null) {
        // It would be kept and shown.
        throw wrong("carries a user or password");
      }
      return url;
    } catch (URISyntaxException e) {
      throw wrong("is none");
    }
  }

  private ApiException wrong(String what) {
    var shown = ShownAddress.of(url);
    return ApiException.ofField(
        ProblemType.INVALID_DATASET,
        "url",
        shown,
        "The address of the archive (%s) %s. Maybe use the link of the download itself."
            .formatted(shown, what));
  }
}
