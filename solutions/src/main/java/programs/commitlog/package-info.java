/** A program of lessons 07 and 08: messages that should be there again. */
package programs.commitlog;
