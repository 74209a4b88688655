/**
 * What there is: the lessons and exercises, read from {@code lessons/NN-slug/}, and where everything else lies.
 *
 * <p>The lowest package of the workbook program; the book's build reads the lessons through it as well.
 */
package workbook.catalogue;
