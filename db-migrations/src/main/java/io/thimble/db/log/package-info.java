/**
 * The store of what trials print: the lines of their trainings and of the workers about them, a
 * bounded number for each trial, the newest.
 */
@NullMarked
package io.thimble.db.log;

import org.jspecify.annotations.NullMarked;
