/**
 * Lesson 05: the broker of a shop is killed while the shop sends, in the three ways of {@link programs.sending}.
 *
 * <p>Nobody writes anything here; the programs start processes, which a learner's classes alone cannot.
 */
package programs.accident;
