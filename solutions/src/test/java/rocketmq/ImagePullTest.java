package rocketmq;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.PullResponseItem;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A registry is told by what the engine says, or does not say, about it; no engine is needed for that. */
class ImagePullTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final List<String> progress = new ArrayList<>();
    private final ImagePull pull = new ImagePull(progress::add);

    private void said(String json) throws IOException {
        pull.onNext(new ObjectMapper().readValue(json, PullResponseItem.class));
    }

    @Test
    void aRegistryThatNeverAnswersIsGivenUp() {
        List<String> closed = new ArrayList<>();
        pull.onStart(() -> closed.add("the engine's answer"));
        assertThatThrownBy(() -> pull.await(Duration.ofMillis(50)))
                .isInstanceOf(RocketMqUnavailable.class)
                .hasMessageContaining("the registry of the image does not answer");
        assertThat(closed).as("the engine need not go on").hasSize(1);
    }

    @Test
    void aPullThatTakesLongIsNotCutOff() throws Exception {
        List<String> closed = new ArrayList<>();
        pull.onStart(() -> closed.add("the engine's answer"));
        assertThat(pull.endsWithin(Duration.ZERO)).isFalse();
        assertThat(closed).isEmpty();

        pull.onComplete();
        assertThat(pull.endsWithin(LONG)).isTrue();
        assertThat(closed).hasSize(1);
    }

    @Test
    void aRegistryThatRefusesIsTold() throws IOException {
        said("{\"error\":\"manifest unknown\",\"errorDetail\":{\"message\":\"manifest unknown\"}}");
        pull.onComplete();
        assertThatThrownBy(() -> pull.await(LONG))
                .isInstanceOf(RocketMqUnavailable.class)
                .hasMessage("the image can't be pulled: manifest unknown");
    }

    @Test
    void layersAreCounted() throws IOException {
        said("{\"id\":\"a\",\"status\":\"Downloading\"}");
        said("{\"id\":\"b\",\"status\":\"Downloading\"}");
        said("{\"id\":\"a\",\"status\":\"Pull complete\"}");
        pull.onComplete();
        pull.await(LONG);
        assertThat(progress).containsExactly("1 of 2 layers");
    }
}
