/**
 * How searches went, for charts and tables over thousands of trials. A search's id enters; its
 * trials as rows of few columns leave, all of them or those that something happened to, and what
 * came of them over time.
 */
@NullMarked
package io.thimble.api.course;

import org.jspecify.annotations.NullMarked;
