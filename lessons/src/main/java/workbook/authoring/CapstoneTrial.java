package workbook.authoring;

import workbook.catalogue.Capstone;

import java.util.Map;

/**
 * A broker that a capstone is tried on.
 *
 * @param subject whose it is, for people
 * @param passes whether the capstone must say that it is good
 * @param texts what stands in the learner's place, by name
 */
public record CapstoneTrial(Capstone capstone, String subject, boolean passes, Map<String, String> texts) {}
