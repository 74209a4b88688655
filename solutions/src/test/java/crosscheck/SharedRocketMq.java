package crosscheck;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import process.Waits;
import rocketmq.RocketMqProcess;

import java.time.Duration;

/** Gives tests one RocketMQ, started for the first that asks and closed after the last test of this JVM. */
public final class SharedRocketMq implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedRocketMq.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RocketMqProcess.class;
    }

    @Override
    public RocketMqProcess resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(RocketMqProcess.class, type -> start(), RocketMqProcess.class);
    }

    private static RocketMqProcess start() {
        Waits.announce("RocketMQ to start", Duration.ofSeconds(120));
        return RocketMqProcess.start();
    }
}
