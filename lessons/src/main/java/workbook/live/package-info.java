/**
 * The book as it is served: its pages, and for readers on this machine how far they are and the check of an exercise.
 *
 * <pre>
 *  what is asked for                                            class
 *  a server on a port that is free; who can reach it            BookServer
 *  GET of a page, a picture, a script                           PageFiles, of process
 *  GET /live/state, POST /live/check, GET /live/crosscheck.html LiveBook
 *  whether who asks is a page of ours, on this machine          Visitor
 *  how far the learner is, read again when something changes    Standing, Standings
 *  the same as JSON; and what a page sends, read                LiveJson
 *  checks that pages ask for, one at a time                     PageChecks
 * </pre>
 *
 * <p>Invariant: nothing that a page sends names a file or a command. It names an exercise or a lesson, which is looked
 * up in the catalogue.
 */
package workbook.live;
