"""号卡头条: publishing of Chinese how-to articles."""
