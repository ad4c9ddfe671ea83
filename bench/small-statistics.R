# One measurement in R, without the time R takes to start: Rscript small-statistics.R FILE THRESHOLD REPETITIONS
# FILE has a score before and one after on each line. Prints one line of JSON; times are in milliseconds.
a <- commandArgs(trailingOnly = TRUE)
m <- matrix(scan(a[1], quiet = TRUE), ncol = 2, byrow = TRUE)
pre <- m[, 1]; post <- m[, 2]; threshold <- as.numeric(a[2]); reps <- as.integer(a[3])
work <- function() {
  t <- t.test(post, pre, paired = TRUE)
  w <- suppressWarnings(wilcox.test(post, pre, paired = TRUE, exact = FALSE, correct = TRUE))
  b <- sum(pre >= threshold & post < threshold); c. <- sum(pre < threshold & post >= threshold)
  list(t = unname(t$statistic), p = t$p.value, v = unname(w$statistic), wilcoxon = w$p.value, mcnemar = binom.test(b, b + c., 0.5)$p.value)
}
for (i in 1:3) figures <- work()
times <- numeric(reps)
for (i in seq_len(reps)) { start <- Sys.time(); figures <- work(); times[i] <- as.numeric(difftime(Sys.time(), start, units = "secs")) * 1000 }
cat(sprintf('{"version":"R %s","median":%.6f,"figures":{"t":%.17g,"p":%.17g,"v":%.17g,"wilcoxon":%.17g,"mcnemar":%.17g}}\n',
  paste(R.version$major, R.version$minor, sep = "."), median(times), figures$t, figures$p, figures$v, figures$wilcoxon, figures$mcnemar))
