package workbook.generator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeclaredTypesTest {

    @Test
    void namesEveryKindOfTypeWithItsPackage() {
        assertThat(DeclaredTypes.in("""
                        package a.b;
                        @Kept(String.class) public final class One<T> { class Inner {} }
                        sealed interface Two permits One {}
                        record Three(int size) {}
                        enum Four { A }
                        @interface Five {}
                        """)).containsExactly("a.b.Five", "a.b.Four", "a.b.One", "a.b.Three", "a.b.Two");
    }

    @Test
    void whatIsCommentedOutOrQuotedDoesNotCount() {
        assertThat(DeclaredTypes.in("""
                        package a;
                        // class One {}
                        /* class Two { "*/
                        class Three { String text = "} class Four {"; char brace = '}'; }
                        """)).containsExactly("a.Three");
    }

    @Test
    void anEmptyTextDeclaresNothing() {
        assertThat(DeclaredTypes.in("")).isEmpty();
    }

    @Test
    void withoutAPackageTheNameStandsAlone() {
        assertThat(DeclaredTypes.in("class One {}")).containsExactly("One");
    }
}
