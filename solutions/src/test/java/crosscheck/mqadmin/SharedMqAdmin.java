package crosscheck.mqadmin;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import process.Waits;

import java.time.Duration;

/** Gives tests one {@code mqadmin}, started for the first that asks and closed after the last test of this JVM. */
final class SharedMqAdmin implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedMqAdmin.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MqAdmin.class;
    }

    @Override
    public MqAdmin resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(MqAdmin.class, type -> start(), MqAdmin.class);
    }

    private static MqAdmin start() {
        Waits.announce("mqadmin to start", Duration.ofSeconds(120));
        return MqAdmin.start();
    }
}
