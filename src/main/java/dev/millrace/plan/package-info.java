/// From pipeline to plan: validate, bind, fuse, order. Knows the engine only to ask it.
@NullMarked
package dev.millrace.plan;

import org.jspecify.annotations.NullMarked;
