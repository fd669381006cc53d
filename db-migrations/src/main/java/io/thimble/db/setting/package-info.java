/**
 * What a person may set, for all programs: names in the environment, what values look like, the
 * defaults, and the sentences of the README's table. An environment enters; checked settings leave,
 * or one line that says what is wrong. It stands beside the database because that is all the
 * programs share, and each of them gets the settings of the others, too.
 */
@NullMarked
package io.thimble.db.setting;

import org.jspecify.annotations.NullMarked;
