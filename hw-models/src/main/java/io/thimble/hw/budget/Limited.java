package io.thimble.hw.budget;

import org.jspecify.annotations.Nullable;

/** What has limits: a search, above all. */
public interface Limited {
  /** Upper limits, besides those of the device. */
  Budget budget();

  /** Id of a device of the catalogue, or null. */
  @Nullable String device();
}
