package org.onrecord.processor.topology.message;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tells NullAway, which knows it by this name, that Kafka calls the method before any other and that it sets the fields. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Initializer {}
