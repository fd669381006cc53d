package io.thimble.api.hearing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How questions wait for workers.
 *
 * @param patience how long one waits at most, below a minute ({@code THIMBLE_QUESTIONS_PATIENCE})
 * @param atOnce how many wait at once on this server at most ({@code THIMBLE_QUESTIONS_ATONCE})
 */
@ConfigurationProperties("thimble.questions")
record QuestionSettings(Duration patience, int atOnce) {}
