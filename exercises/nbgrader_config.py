"""Settings of the course for the stock nbgrader commands and formgrader.

Each line says why it is there; most of them mend something that was measured
on nbgrader 0.9.6. Run nbgrader in this folder.
"""

import os
from pathlib import Path

from hoso_kit.classroom.course import ARCHIVE_NAME, PRIVATE_NAMES, TEMPLATES

c = get_config()
here = Path(__file__).resolve().parent

# --- the course -----------------------------------------------------------------------------------
c.CourseDirectory.course_id = "hoso"
c.CourseDirectory.root = str(here)

# Keys, storybooks and proofs stay with the instructor: generate, release and autograde all skip these
# names. The first four are nbgrader's defaults. Never put a pattern here that the learner's journal
# matches: autograde would drop it without a word and give 0.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", *PRIVATE_NAMES]

# kB. Stops a stray video in a release or a stock `nbgrader submit`; collecting has its own, lower limits
# for each file, because nbgrader's drops a large journal without telling anyone.
c.CourseDirectory.max_file_size = 20_000
c.CourseDirectory.max_dir_size = 50_000

# --- the exchange ---------------------------------------------------------------------------------
c.Exchange.root = os.environ.get("HOSO_EXCHANGE") or str(here / "exchange")

# Never Asia/Ho_Chi_Minh: its name is "+07" and `+` separates the fields of a submission's folder, so
# collect makes a student "an+e16-lap-ho-so" and fetch_feedback fails. Pages show Vietnamese time.
c.Exchange.timezone = "UTC"
c.NbGraderAPI.timezone = "UTC"

# Learners fetch to ./hoso/<exercise>, so that two courses in one home don't meet.
c.Exchange.path_includes_course = True

# The stock copy follows links with the instructor's rights (a link to key.json would come back in the
# feedback folder) and one bad folder stops the class.
c.ExchangeFactory.collect = "hoso_kit.classroom.collect.SafeCollect"
# On a class server every submission belongs to the server's user; the warning would be on every one.
c.ExchangeCollect.check_owner = False

# --- zip files from a machine without the exchange ------------------------------------------------
# One broken archive, or a name with an impossible date, stops the stock extractor and collector.
c.ZipCollectApp.extractor_plugin = "hoso_kit.classroom.collect.SafeExtractor"
c.ExtractorPlugin.zip_ext = [".zip"]
c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".jsonl"]
c.FileNameCollectorPlugin.named_regexp = rf".*[/\\]{ARCHIVE_NAME}[^/\\]*[/\\](?P<file_id>[^/\\]+)$"

# --- grading --------------------------------------------------------------------------------------
# nbgrader reads the submitted notebook before its first preprocessor; this reader can't fail on it.
c.Autograde.exporter_class = "hoso_kit.classroom.sanitize.SubmissionExporter"

# Learners write no code, so none of theirs is run: the notebook is rebuilt from the release first.
# Without it an added cell runs with the grader's rights and a duplicated test cell stops the class.
# nbgrader's own mending steps (clear outputs, deduplicate ids, restore kernelspec, check metadata)
# have nothing left to mend after it; OverwriteCells stays, which restores points and hidden tests.
c.Autograde.sanitize_preprocessors = [
    "hoso_kit.classroom.sanitize.RebuildFromRelease",
    "nbgrader.preprocessors.OverwriteCells",
]

# ReplayJournals stands where Execute was: the same outputs without a kernel. To grade with kernels,
# put "nbgrader.preprocessors.Execute" in its place; the marks are the same.
c.Autograde.autograde_preprocessors = [
    "hoso_kit.classroom.replay.ReplayJournals",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
]

# --- feedback -------------------------------------------------------------------------------------
# The stock page prints hidden tests and loads scripts from the net. FeedbackFacts drops all cells.
c.GenerateFeedback.exporter_class = "hoso_kit.classroom.feedback.FeedbackExporter"
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "hoso_kit.classroom.feedback.FeedbackFacts",
]
# Under FeedbackExporter, not HTMLExporter: nbgrader and formgrader both set HTMLExporter's to their own.
c.FeedbackExporter.template_name = "hoso_feedback"
c.FeedbackExporter.extra_template_basedirs = [str(TEMPLATES)]
