package process;

import java.time.Duration;

/** What long tests have in common: they say what they wait for, and take their time only in the authoring build. */
public final class Waits {
    private static final boolean AUTHORING = Boolean.getBoolean("authoring");

    private Waits() {}

    /** Says that something long begins, and when it is given up. */
    public static void announce(String what, Duration bound) {
        System.out.printf("waiting for %s, at most %s s%n", what, bound.toSeconds());
    }

    /**
     * {@code mvn verify -Pauthoring}: whether the checks themselves are proved, and what takes minutes may take them.
     */
    public static boolean authoring() {
        return AUTHORING;
    }

    /** How much of it: a little in every build, more where the checks themselves are proved. */
    public static int amount(int always, int authoring) {
        return AUTHORING ? authoring : always;
    }
}
