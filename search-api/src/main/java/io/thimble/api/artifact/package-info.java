/**
 * The files that a scored trial leaves. A search's id and a trial's number enter; the stored bytes
 * leave unchanged, with a tag and a name.
 */
@NullMarked
package io.thimble.api.artifact;

import org.jspecify.annotations.NullMarked;
