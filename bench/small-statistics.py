"""One measurement in SciPy, without the time Python takes to start: small-statistics.py FILE THRESHOLD REPETITIONS

FILE has a score before and one after on each line. Prints one line of JSON; times are in milliseconds.
"""
import json
import statistics
import sys
import time

import numpy
import scipy
from scipy.stats import binomtest, rankdata, ttest_rel, wilcoxon

pairs = numpy.loadtxt(sys.argv[1])
pre, post = pairs[:, 0].copy(), pairs[:, 1].copy()
threshold, repetitions = float(sys.argv[2]), int(sys.argv[3])
# The name of the argument changed in SciPy 1.13.
how = "method" if tuple(map(int, scipy.__version__.split(".")[:2])) >= (1, 13) else "mode"


def work():
    t = ttest_rel(post, pre)
    t.confidence_interval(0.95)
    w = wilcoxon(post, pre, zero_method="wilcox", correction=True, **{how: "approx"})
    b = int(numpy.sum((pre >= threshold) & (post < threshold)))
    c = int(numpy.sum((pre < threshold) & (post >= threshold)))
    return t, w, binomtest(b, b + c, 0.5).pvalue


for _ in range(3):
    t, w, mcnemar = work()
times = []
for _ in range(repetitions):
    start = time.perf_counter()
    work()
    times.append((time.perf_counter() - start) * 1000)
# SciPy gives the smaller of the two sums of ranks; V, the sum of the positive ones, is worked out here, outside the timing.
change = post - pre
moved = change[change != 0]
v = float(rankdata(abs(moved))[moved > 0].sum())
figures = {"t": float(t.statistic), "p": float(t.pvalue), "v": v, "wilcoxon": float(w.pvalue), "mcnemar": float(mcnemar)}
print(json.dumps({"version": "SciPy " + scipy.__version__, "median": statistics.median(times), "figures": figures}))
