package org.communique.audience;

/** A value is none of its field. The message names the field and never repeats the value. */
public final class InvalidField extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String slug;
    private final String wants;

    InvalidField(Field field) {
        super(field.slug() + " wants a " + field.type().code());
        this.slug = field.slug();
        this.wants = field.type().wants();
    }

    /** Of the field. */
    public String slug() {
        return slug;
    }

    /** Key of the words that say what a value must look like. */
    public String wants() {
        return wants;
    }
}
