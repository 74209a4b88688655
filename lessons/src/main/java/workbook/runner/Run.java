package workbook.runner;

import java.util.List;
import java.util.Set;

/**
 * All checks of one exercise, run once.
 *
 * @param used the compiled classes that were loaded; with these unchanged, another run would end the same way
 */
public record Run(List<CheckOutcome> outcomes, Set<String> used) {}
