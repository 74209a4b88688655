package crosscheck.transcript;

/** One step of two transcripts, beside each other. */
public sealed interface ComparedStep {

    String name();

    /** Your broker's value, or {@link Step#ABSENT}. */
    String yours();

    /** RocketMQ's value, or {@link Step#ABSENT}. */
    String rocketMq();

    /** Both saw the same. */
    record Same(String name, String value) implements ComparedStep {
        @Override
        public String yours() {
            return value;
        }

        @Override
        public String rocketMq() {
            return value;
        }
    }

    /** Both have the step, with different values. */
    record Different(String name, String yours, String rocketMq) implements ComparedStep {}

    /** RocketMQ's transcript has the step here, yours does not. */
    record Missing(String name, String rocketMq) implements ComparedStep {
        @Override
        public String yours() {
            return Step.ABSENT;
        }
    }

    /** Your transcript has the step here, RocketMQ's does not. */
    record Extra(String name, String yours) implements ComparedStep {
        @Override
        public String rocketMq() {
            return Step.ABSENT;
        }
    }

    /** A difference that is meant and documented. */
    record Deliberate(ComparedStep difference, DeliberateDifference entry) implements ComparedStep {
        @Override
        public String name() {
            return difference.name();
        }

        @Override
        public String yours() {
            return difference.yours();
        }

        @Override
        public String rocketMq() {
            return difference.rocketMq();
        }
    }

    /** Whether the brokers may be called equal in spite of this step. */
    default boolean agrees() {
        return this instanceof Same || this instanceof Deliberate;
    }
}
