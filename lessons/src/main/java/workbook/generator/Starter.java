package workbook.generator;

import java.util.List;

/** Makes a starter from a file of the reference: every region throws NotDoneYet, all the rest stays as it is. */
final class Starter {
    static final String IMPORT = "import minibroker.exercise.NotDoneYet;";

    private Starter() {}

    static TaggedSource of(TaggedSource reference) {
        if (reference.regions().isEmpty()) {
            return reference;
        }
        return reference
                .with(
                        region -> true,
                        region -> List.of(
                                "%sthrow new NotDoneYet(\"%s\");".formatted(region.indent(), region.exercise())))
                .withImport(IMPORT);
    }
}
