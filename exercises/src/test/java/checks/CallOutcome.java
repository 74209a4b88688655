package checks;

import minibroker.exercise.NotDoneYet;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.AssertProvider;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What came of a call, as a text to compare. If the call threw and the text is not the expected one, the failure has
 * the exception beside it, with its message and the line that threw it.
 *
 * @param text what the call made, or the simple name of the exception
 */
public record CallOutcome(String text, Optional<Throwable> thrown)
        implements AssertProvider<CallOutcome.CallOutcomeAssert> {

    /** An exercise that is not done yet stays what it is. */
    public static CallOutcome of(Supplier<String> work) {
        try {
            return new CallOutcome(work.get(), Optional.empty());
        } catch (NotDoneYet open) {
            throw open;
        } catch (RuntimeException | OutOfMemoryError failure) {
            return new CallOutcome(failure.getClass().getSimpleName(), Optional.of(failure));
        }
    }

    @Override
    public CallOutcomeAssert assertThat() {
        return new CallOutcomeAssert(this);
    }

    /** Compares the text. */
    public static final class CallOutcomeAssert extends AbstractStringAssert<CallOutcomeAssert> {
        private final Optional<Throwable> thrown;

        private CallOutcomeAssert(CallOutcome outcome) {
            super(outcome.text, CallOutcomeAssert.class);
            thrown = outcome.thrown;
        }

        @Override
        public CallOutcomeAssert isEqualTo(String expected) {
            try {
                return super.isEqualTo(expected);
            } catch (AssertionError different) {
                thrown.ifPresent(different::addSuppressed);
                throw different;
            }
        }
    }
}
