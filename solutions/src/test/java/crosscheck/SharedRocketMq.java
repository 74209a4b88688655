package crosscheck;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import process.Waits;
import rocketmq.RealRocketMq;
import rocketmq.RocketMqContainer;
import rocketmq.RocketMqProcess;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Gives tests one RocketMQ of each form, started for the first that asks and closed after the last test of this JVM.
 */
public final class SharedRocketMq implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedRocketMq.class);
    private static final Map<Class<?>, Supplier<RealRocketMq>> FORMS = Map.of(
            RocketMqProcess.class,
            RocketMqProcess::start,
            RocketMqContainer.class,
            () -> RocketMqContainer.started(SharedRocketMq::progress));

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return FORMS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public RealRocketMq resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(parameter.getParameter().getType(), SharedRocketMq::start, RealRocketMq.class);
    }

    private static RealRocketMq start(Class<?> form) {
        Waits.announce(form.getSimpleName() + " to start", Duration.ofSeconds(180));
        return FORMS.get(form).get();
    }

    private static void progress(String step) {
        System.out.println("RocketMQ in a container: " + step);
    }
}
