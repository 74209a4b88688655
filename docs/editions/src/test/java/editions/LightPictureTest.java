package editions;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LightPictureTest {
    private static final String DRAWN = """
            <svg xmlns="http://www.w3.org/2000/svg" style="width:8px" viewBox="0 0 760 330.5" role="img">
            <style>
            svg { --ink: #111111; --box: #eeeeee; }
            @media (prefers-color-scheme: dark) {
            svg { --ink: #ffffff; }
            }
            text { font: 15px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--ink); }
            .title { font-weight: 650; }
            </style>
            <rect fill="var(--box)"/>
            <text font-family='sans-serif'>A</text>
            </svg>
            """;

    @Test
    void itsColoursAreThoseOfTheDay() {
        String svg = LightPicture.of(DRAWN).svg();

        assertThat(svg)
                .contains("fill: #111111;", "fill=\"#eeeeee\"", "15px 'Noto Sans', sans-serif;", "font-weight: bold")
                .doesNotContain("var(", "--", "@media", "#ffffff", "system-ui");
    }

    @Test
    void itHasTheSizeOfItsViewBox() {
        LightPicture picture = LightPicture.of(DRAWN);

        assertThat(picture.width()).isEqualTo(760);
        assertThat(picture.height()).isEqualTo(330.5);
        assertThat(picture.svg()).contains("width=\"760\" height=\"330.5\"").doesNotContain("width:8px");
    }

    @Test
    void aColourWithoutAValueIsRefused() {
        assertThatThrownBy(() -> LightPicture.of(DRAWN.replace("--box: #eeeeee;", "")))
                .hasMessageContaining("--box");
    }
}
