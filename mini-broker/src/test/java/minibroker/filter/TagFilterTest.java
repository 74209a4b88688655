package minibroker.filter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TagFilterTest {
    @Test
    void anythingPassesWhenNoTagIsNamed() {
        for (String expression : new String[] {"*", " * ", "", " "}) {
            assertThat(TagFilter.parse(expression).matches(0)).isTrue();
            assertThat(TagFilter.parse(expression).matches("paid".hashCode())).isTrue();
        }
    }

    @Test
    void onlyTheNamedTagsPass() {
        TagFilter filter = TagFilter.parse("paid || sent||lost ");

        assertThat(filter.matches("paid".hashCode())).isTrue();
        assertThat(filter.matches("sent".hashCode())).isTrue();
        assertThat(filter.matches("lost".hashCode())).isTrue();
        assertThat(filter.matches("other".hashCode())).isFalse();
        assertThat(filter.matches(0)).isFalse();
    }

    @Test
    void aTagWithTheSameHashPassesTooAndTheClientLooksAgain() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        assertThat(TagFilter.parse("Aa").matches("BB".hashCode())).isTrue();
    }

    @Test
    void anExpressionWithoutAnyTagIsWrong() {
        assertThatThrownBy(() -> TagFilter.parse(" || ")).hasMessageContaining("\" || \" names no tag");
    }
}
