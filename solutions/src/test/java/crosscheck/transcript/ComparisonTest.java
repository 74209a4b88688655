package crosscheck.transcript;

import crosscheck.transcript.ComparedStep.Deliberate;
import crosscheck.transcript.ComparedStep.Different;
import crosscheck.transcript.ComparedStep.Extra;
import crosscheck.transcript.ComparedStep.Missing;
import crosscheck.transcript.ComparedStep.Same;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ComparisonTest {

    private static final DeliberateDifference QUEUES_ARE_EIGHT =
            new DeliberateDifference("eight-queues", "s", "queues", "8", "4", "because");

    @Test
    void equalTranscriptsAreEqual() {
        Comparison comparison = compare(transcript("a", "1", "b", "2"), transcript("a", "1", "b", "2"));
        assertThat(comparison.equal()).isTrue();
        assertThat(comparison.steps()).containsExactly(new Same("a", "1"), new Same("b", "2"));
    }

    @Test
    void anotherValueIsADifference() {
        Comparison comparison = compare(transcript("a", "1", "b", "3"), transcript("a", "1", "b", "2"));
        assertThat(comparison.equal()).isFalse();
        assertThat(comparison.differences()).isEqualTo(1);
        assertThat(comparison.steps()).containsExactly(new Same("a", "1"), new Different("b", "3", "2"));
    }

    @Test
    void aStepThatYoursLacksIsMissing() {
        Comparison comparison = compare(transcript("a", "1", "c", "3"), transcript("a", "1", "b", "2", "c", "3"));
        assertThat(comparison.equal()).isFalse();
        assertThat(comparison.steps()).containsExactly(new Same("a", "1"), new Missing("b", "2"), new Same("c", "3"));
    }

    @Test
    void theEndThatYoursLacksIsMissing() {
        Comparison comparison = compare(transcript("a", "1"), transcript("a", "1", "b", "2"));
        assertThat(comparison.equal()).isFalse();
        assertThat(comparison.steps()).containsExactly(new Same("a", "1"), new Missing("b", "2"));
    }

    @Test
    void aStepThatOnlyYoursHasIsExtra() {
        Comparison comparison = compare(transcript("a", "1", "x", "9", "b", "2"), transcript("a", "1", "b", "2"));
        assertThat(comparison.equal()).isFalse();
        assertThat(comparison.steps()).containsExactly(new Same("a", "1"), new Extra("x", "9"), new Same("b", "2"));
    }

    @Test
    void aStepAtAnotherPlaceIsMissingThereAndExtraHere() {
        Comparison comparison =
                compare(transcript("a", "1", "c", "3", "b", "2"), transcript("a", "1", "b", "2", "c", "3"));
        assertThat(comparison.equal()).isFalse();
        assertThat(comparison.steps())
                .containsExactly(new Same("a", "1"), new Missing("b", "2"), new Same("c", "3"), new Extra("b", "2"));
    }

    @Test
    void nothingAtAllAgainstSomethingIsDifferent() {
        assertThat(compare(transcript(), transcript("a", "1")).equal()).isFalse();
    }

    @Test
    void aDifferenceThatIsMeantIsNone() {
        Comparison comparison = compare(transcript("queues", "8"), transcript("queues", "4"), QUEUES_ARE_EIGHT);
        assertThat(comparison.equal()).isTrue();
        assertThat(comparison.steps())
                .containsExactly(new Deliberate(new Different("queues", "8", "4"), QUEUES_ARE_EIGHT));
    }

    @Test
    void aMissingStepMayBeMeant() {
        DeliberateDifference entry = new DeliberateDifference("no-b", "s", "b", Step.ABSENT, "2", "because");
        Comparison comparison = compare(transcript("a", "1"), transcript("a", "1", "b", "2"), entry);
        assertThat(comparison.equal()).isTrue();
    }

    @Test
    void meantIsOnlyWhatTheEntrySays() {
        Comparison comparison = compare(transcript("queues", "7"), transcript("queues", "4"), QUEUES_ARE_EIGHT);
        assertThat(comparison.equal()).isFalse();
        assertThat(comparison.steps()).containsExactly(new Different("queues", "7", "4"));
        assertThat(comparison.stale()).containsExactly(QUEUES_ARE_EIGHT);
    }

    @Test
    void anEntryThatNoLongerAppliesIsAnError() {
        Comparison comparison = compare(transcript("queues", "4"), transcript("queues", "4"), QUEUES_ARE_EIGHT);
        assertThat(comparison.differences()).isZero();
        assertThat(comparison.stale()).containsExactly(QUEUES_ARE_EIGHT);
        assertThat(comparison.equal()).isFalse();
    }

    @Test
    void entriesOfOtherScenariosAreLeftAlone() {
        DeliberateDifference other = new DeliberateDifference("id", "other", "queues", "8", "4", "because");
        Comparison comparison = compare(transcript("queues", "4"), transcript("queues", "4"), other);
        assertThat(comparison.equal()).isTrue();
    }

    @Test
    void stepsHaveNamesOfTheirOwn() {
        assertThatThrownBy(() -> transcript("a", "1", "a", "2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two steps of \"s\" are called \"a\"");
    }

    @Test
    void yoursThatEndsEarlyIsDifferentEvenIfAllItsStepsAgree() {
        Transcript yours = new Transcript("s", List.of(new Step("a", "1")), Optional.of("no answer"));
        Comparison comparison = compare(yours, transcript("a", "1"));
        assertThat(comparison.differences()).isZero();
        assertThat(comparison.equal()).isFalse();
        assertThat(comparison.endedEarly()).hasValue("no answer");
    }

    /** What comes after the end can't tell whether a difference still applies. */
    @Test
    void nothingIsStaleWhenYoursEndsEarly() {
        Transcript yours = new Transcript("s", List.of(), Optional.of("no answer"));
        Comparison comparison = compare(yours, transcript("queues", "4"), QUEUES_ARE_EIGHT);
        assertThat(comparison.stale()).isEmpty();
    }

    @Test
    void rocketMqHasToComeToTheEnd() {
        Transcript rocketMq = new Transcript("s", List.of(), Optional.of("no answer"));
        assertThatThrownBy(() -> compare(rocketMq, rocketMq))
                .hasMessage("scenario s did not come to its end on RocketMQ: no answer");
    }

    @Test
    void transcriptsOfTwoScenariosCantBeCompared() {
        Transcript other = new Transcript("other", List.of(), Optional.empty());
        assertThatThrownBy(() -> Comparison.of(other, transcript(), List.of()))
                .hasMessage("\"other\" can't be compared with \"s\"");
    }

    private static Comparison compare(Transcript yours, Transcript rocketMq, DeliberateDifference... deliberate) {
        return Comparison.of(yours, rocketMq, List.of(deliberate));
    }

    private static Transcript transcript(String... namesAndValues) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            steps.add(new Step(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Transcript("s", steps, Optional.empty());
    }
}
