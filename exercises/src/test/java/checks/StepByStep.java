package checks;

import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;
import org.junit.jupiter.api.Tag;

import java.util.Comparator;

/**
 * Runs the checks of the first step first, and so on by their tags {@code step-1}, {@code step-2}; those without one
 * come last. If a check comes to no end, those after it are not run: they are of later steps then.
 */
public final class StepByStep implements MethodOrderer {
    private static final String STEP = "step-";

    @Override
    public void orderMethods(MethodOrdererContext context) {
        context.getMethodDescriptors().sort(Comparator.comparingInt(StepByStep::step));
    }

    private static int step(MethodDescriptor method) {
        return method.findRepeatableAnnotations(Tag.class).stream()
                .map(Tag::value)
                .filter(tag -> tag.startsWith(STEP))
                .mapToInt(tag -> Integer.parseInt(tag.substring(STEP.length())))
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }
}
