package crosscheck;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import rocketmq.RocketMqContainer;
import rocketmq.RocketMqUnavailable;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

/**
 * Skipped where no Docker engine answers or the image can't be had, with a line at the end of the run that says so;
 * unless the environment has {@code CONTAINERS=required}: then the test fails. {@code CONTAINERS=not} skips it without
 * a word.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDocker.Condition.class)
public @interface NeedsDocker {

    /** Asks the engine once. */
    final class Condition implements ExecutionCondition {
        private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Condition.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String wanted = System.getenv().getOrDefault("CONTAINERS", "");
            if (wanted.equals("required")) {
                return ConditionEvaluationResult.enabled("containers are required here");
            }
            if (wanted.equals("not")) {
                return ConditionEvaluationResult.disabled("CONTAINERS=not");
            }
            Optional<String> obstacle = Once.OBSTACLE;
            if (obstacle.isEmpty()) {
                return ConditionEvaluationResult.enabled("a Docker engine answers, and has the image");
            }
            context.getRoot()
                    .getStore(NAMESPACE)
                    .getOrComputeIfAbsent("said", any -> new SaidAtTheEnd(obstacle.get()), SaidAtTheEnd.class);
            return ConditionEvaluationResult.disabled(obstacle.get());
        }

        /** The engine is asked by the first that needs to know. */
        private static final class Once {
            static final Optional<String> OBSTACLE = obstacle();
        }

        /** What is in the way of a container, in one line. */
        private static Optional<String> obstacle() {
            try {
                RocketMqContainer.fetchImage(step -> System.out.println("RocketMQ in containers: " + step));
                return Optional.empty();
            } catch (RocketMqUnavailable e) {
                return Optional.of(e.getMessage().lines().findFirst().orElse(""));
            }
        }
    }

    /** Closed when all tests have run. */
    record SaidAtTheEnd(String obstacle) implements AutoCloseable {
        @Override
        public void close() {
            System.out.println("SKIPPED: what runs against RocketMQ in containers. " + obstacle);
        }
    }
}
