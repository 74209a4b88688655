/**
 * Files that survive: segments mapped into memory, rows of segments that grow without end, and small documents that are
 * either the old one or the new one, never half of each.
 *
 * <p>Invariant: nothing in here knows what the bytes mean; and a file that is damaged is named together with the place,
 * never passed over.
 *
 * <p>Lesson 07, and all of part II builds on it.
 */
package minibroker.file;
