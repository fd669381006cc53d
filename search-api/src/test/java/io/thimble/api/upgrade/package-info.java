/**
 * An upgrade in the middle of a search, on real processes of two generations. The folders of two
 * builds enter; both generations work side by side on one database, and what comes of it must be
 * what the newer one alone comes to. {@code ./thimble verify --upgrade} builds the older one and
 * runs this.
 */
@NullMarked
package io.thimble.api.upgrade;

import org.jspecify.annotations.NullMarked;
