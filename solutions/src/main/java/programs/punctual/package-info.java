/**
 * Programs that show lesson 17: what a level does where no level fits, what a time is rounded to, and how punctual a
 * broker is.
 */
package programs.punctual;
