/**
 * What a network is: a front end and a list of typed layers with shapes. Architectures enter from a
 * space or from JSON and leave as immutable values whose id is a hash of their canonical form.
 * Nothing here knows weights, costs or files.
 */
@NullMarked
package io.thimble.hw.arch;

import org.jspecify.annotations.NullMarked;
