/**
 * Trainings in processes of their own, so that one that is killed or crashes takes no other with
 * it. Orders enter a {@link io.thimble.worker.trainer.TrainerPool}, and come out of the trainers'
 * standard input in {@link io.thimble.worker.trainer.TrainerMain}; what happened in between leaves
 * as answers, and how it ended as an {@link io.thimble.worker.trainer.Ending}.
 */
@NullMarked
package io.thimble.worker.trainer;

import org.jspecify.annotations.NullMarked;
