package io.thimble.worker.study;

import io.thimble.hw.score.Accuracy;

/**
 * What one training of a published network came to.
 *
 * @param preset the network
 * @param seed of its training
 * @param epochs of its training
 * @param floatValidation the trained network on the validation split
 * @param floatTest the trained network on the test split
 * @param int8Validation the file that ships on the validation split
 * @param int8Test the file that ships on the test split
 * @param modelBytes length of that file
 * @param arenaBytes arena to reserve for it
 * @param seconds processor time of the training's thread
 * @param model the file
 */
public record PresetRun(
    String preset,
    long seed,
    int epochs,
    Accuracy floatValidation,
    Accuracy floatTest,
    Accuracy int8Validation,
    Accuracy int8Test,
    long modelBytes,
    long arenaBytes,
    double seconds,
    byte[] model) {}
