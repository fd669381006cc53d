package io.thimble.hw.score;

import io.thimble.hw.budget.Limited;
import java.util.List;

/** What a search wants, and the limits that its wishes are measured by. */
public interface Goals extends Limited {
  /** What the front trades off, all minimised. */
  List<Objective> objectives();
}
