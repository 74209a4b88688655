package crosscheck;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Skipped where no Docker engine answers, with a line at the end of the run that says so; unless the environment has {@code
 * CONTAINERS=required}: then the test fails. {@code CONTAINERS=not} skips it without a word.
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
            if (DockerClientFactory.instance().isDockerAvailable()) {
                return ConditionEvaluationResult.enabled("a Docker engine answers");
            }
            context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(SaidAtTheEnd.class);
            return ConditionEvaluationResult.disabled("no Docker engine answers");
        }
    }

    /** Closed when all tests have run. */
    final class SaidAtTheEnd implements AutoCloseable {
        @Override
        public void close() {
            System.out.println("SKIPPED: what runs against RocketMQ in containers, since no Docker engine answers"
                    + " (./workbook doctor says more)");
        }
    }
}
