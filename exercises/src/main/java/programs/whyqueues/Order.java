package programs.whyqueues;

/** Somebody bought a ticket. */
public record Order(int number) {}
