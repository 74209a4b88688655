/**
 * Files that survive: segments mapped into memory, sequences of segments that grow without end, and small documents
 * that are either the old one or the new one, never half of each.
 *
 * <pre>
 *  behaviour                                                         class            lesson
 *  a sequence of segments: written at its end, deleted at its front  MappedFileQueue  07-2, 09-1
 *  one segment: append, force, look                                  MappedFile       07
 *  a look at mapped bytes                                            Slice            07
 *  who holds the mapped memory; when it is given back                Mapping          07
 *  a segment that is not open: its name, its length                  SegmentFile      07
 *  a file is damaged: which, where, what                             DamagedFile      07
 *  a file whose bytes change in place                                TableFile        10
 *  a small document, replaced as a whole                             JsonFile         11
 *  pages that nobody needs after a restart                           ScratchFile      17
 *
 *  Skip at the first reading
 *  memory is written, and forced to the disk                         Pages            09
 *  pages are made a little before they are needed                    Preallocation    09
 *  mapped memory is given back at once                               Unmapper
 *  folders are made, listed, forced, deleted                         Directories
 * </pre>
 *
 * <p>Invariant: nothing in here knows what the bytes mean; and a file that is damaged is named together with the place,
 * never passed over.
 *
 * <p>Lesson 07, and all of part II builds on it. A number such as 07-2 is an exercise in the class.
 */
package minibroker.file;
