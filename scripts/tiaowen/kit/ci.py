"""Whether a host's pipeline runs the command, and how that host wants to be told.

GitHub and Gitea read workflow commands, and what is appended to the file ``GITHUB_STEP_SUMMARY`` as Markdown; GitLab, Gitee and
the others show what is printed.
"""

from __future__ import annotations

import os

# Set by the pipelines of GitHub and Gitea, GitLab, Gitee Go (help.gitee.com/gitee-go/pipeline/parameter), and by most others CI.
# The Makefiles ask for the same names.
SIGNS = ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "GITEE_PIPELINE_NAME")
SUMMARY = "GITHUB_STEP_SUMMARY"


def under_ci() -> bool:
    """Whether this is such a pipeline."""
    return any(map(_said, SIGNS))


def reads_workflow_commands() -> bool:
    """Whether the host shows ``::error file=…`` on the line of the change."""
    return _said("GITHUB_ACTIONS")


def _said(name: str) -> bool:
    return os.environ.get(name, "").lower() not in ("", "0", "false")
