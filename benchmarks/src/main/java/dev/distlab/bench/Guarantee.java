package dev.distlab.bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a rival promises, said beside its figure: half of the speed of a rival is often a promise
 * that it does not make. Short: {@code "no fsync"}, {@code "not thread-safe, no removal"}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Guarantee {
  /** The promise, without a full stop. */
  String value();
}
