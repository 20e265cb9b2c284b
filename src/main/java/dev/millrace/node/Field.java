package dev.millrace.node;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How a setting is shown and explained. Stands on a component of a settings record.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {

    /// What people see; empty: made from the component's name.
    String label() default "";

    /// One or two sentences; goes into the form, `describe` and the reference.
    String help();

    /// What one of it is called, such as `sort key`: of a list an element; empty: as the label.
    String noun() default "";

    Editor editor() default Editor.PLAIN;

    /// Whether an expression makes one value of many rows, such as `sum(Sales)`.
    boolean aggregates() default false;

    /// The member by which an element gives a column that expressions of the elements below it may
    /// use; empty: they see the input alone.
    String above() default "";

    /// Another name the file may use for it.
    String alias() default "";

    /// Smallest number allowed.
    long min() default Long.MIN_VALUE;
}
